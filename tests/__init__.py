"""The tests of everything, room by room as in `service/`."""
