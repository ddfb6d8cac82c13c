"""What else a team could have built: the service's neighbours in a comparison."""
