"""Which language a text is in; the passages were written for these tests."""

import pytest

from service.extract.language import language, words_of
from tests.extract.english import ENGLISH

PASSAGES = {
    "en": "The bridge over the river is safe and it will stay open, the mayor said on Monday.",
    "es": "La alcaldesa dijo el lunes que el puente está seguro y que no se va a cerrar hasta que terminen las obras.",
    "fr": "La maire a dit lundi que le pont est sûr et qu'il ne sera pas fermé avant la fin des travaux dans la ville.",
    "de": "Die Bürgermeisterin sagte am Montag, dass die Brücke sicher ist und nicht geschlossen wird.",
    "pt": "A prefeita disse na segunda-feira que a ponte é segura e que não será fechada até o fim das obras.",
    "it": "La sindaca ha detto lunedì che il ponte è sicuro e che non sarà chiuso prima della fine dei lavori.",
    "nl": "De burgemeester zei maandag dat de brug veilig is en dat ze niet wordt gesloten voor het werk klaar is.",
    "pl": "Burmistrz powiedziała w poniedziałek, że most jest bezpieczny i że nie zostanie zamknięty do końca prac.",
    "tr": "Belediye başkanı pazartesi günü köprü için güvenli dedi ve işler bitene kadar kapalı olmayacak diye ekledi.",
    "id": "Wali kota mengatakan pada hari Senin bahwa jembatan itu aman dan tidak akan ditutup untuk saat ini.",
    "vi": "Thị trưởng nói hôm thứ Hai rằng cây cầu này là an toàn và sẽ không bị đóng cho đến khi xong việc.",
    "ro": "Primarul a spus luni că podul este sigur și că nu va fi închis până la sfârșitul lucrărilor din oraș.",
    "cs": "Starostka v pondělí řekla, že most je bezpečný a že se nebude zavírat, protože práce ještě nejsou hotové.",
    "sk": "Starostka v pondelok povedala, že most je bezpečný a že sa nebude zatvárať, keď práce ešte nie sú hotové.",
    "sv": "Borgmästaren sade på måndagen att bron är säker och att den inte ska stängas så länge arbetet pågår.",
    "da": "Borgmesteren sagde mandag, at broen er sikker, og at den ikke bliver lukket af hensyn til arbejdet nu.",
    "no": "Ordføreren sa mandag at broen er trygg, og at den ikke blir stengt av hensyn til arbeidet nå.",
    "fi": "Kaupunginjohtaja sanoi maanantaina, että silta on turvallinen eikä sitä suljeta ennen kuin työ on ohi.",
    "hu": "A polgármester hétfőn azt mondta, hogy a híd biztonságos, és nem zárják le, amíg a munka tart.",
    "ca": "L'alcaldessa va dir dilluns que el pont és segur i que no es tancarà fins que les obres no s'acabin amb èxit.",
    "ru": "Мэр сказала в понедельник, что мост безопасен и что его не будут закрывать до конца работ.",
    "uk": "Мер сказала в понеділок, що міст безпечний і що його не буде закрито до кінця робіт.",
    "bg": "Кметицата каза в понеделник, че мостът е сигурен и че няма да бъде затворен до края на работата.",
    "ar": "قالت العمدة يوم الاثنين إن الجسر آمن ولن يغلق قبل نهاية الأعمال في المدينة التي كانت من قبل.",
    "fa": "شهردار روز دوشنبه گفت که پل امن است و تا پایان کار بسته نمی شود و این را برای همه گفت.",
    "ur": "میئر نے پیر کو کہا کہ پل محفوظ ہے اور اس کو کام کے ختم ہونے تک بند نہیں کیا جائے گا۔",
    "hi": "महापौर ने सोमवार को कहा कि पुल सुरक्षित है और काम पूरा होने तक इसे बंद नहीं किया जाएगा।",
    "el": "Η δήμαρχος είπε τη Δευτέρα ότι η γέφυρα είναι ασφαλής και δεν θα κλείσει.",
    "he": "ראש העיר אמרה ביום שני שהגשר בטוח ולא ייסגר עד סוף העבודות.",
    "th": "นายกเทศมนตรีกล่าวเมื่อวันจันทร์ว่าสะพานปลอดภัยและจะไม่ปิด",
    "ko": "시장은 월요일에 다리가 안전하며 공사가 끝날 때까지 닫지 않겠다고 말했다.",
    "ja": "市長は月曜日、橋は安全であり、工事が終わるまで閉鎖しないと述べた。",
    "zh": "市长星期一表示，这座桥是安全的，在工程结束之前不会关闭。",
}


@pytest.mark.parametrize("code", PASSAGES)
def test_tells_the_language_of_a_sentence(code: str) -> None:
    """One sentence of news is enough."""
    assert language(words_of(PASSAGES[code]), ENGLISH.lexicon.languages) == code


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("12:30 – 4,300 (+2 %)", id="no word"),
        pytest.param("The bridge is safe.", id="too short"),
        pytest.param("橋は安全だ。", id="too few letters"),
        pytest.param(PASSAGES["en"] + PASSAGES["ru"], id="half and half"),
        pytest.param("Lee Roy Chen Fox Riverton Harbour Hill Bay Park Lane Cross Green", id="names"),
        pytest.param("ᚠᚢᚦᚨᚱᚲ ᚷᚹᚺᚾᛁᛃ ᛇᛈᛉᛊᛏᛒ ᛖᛗᛚᛜᛞᛟ", id="a script that no news is in"),
    ],
)
def test_leaves_open_what_cannot_be_told(text: str) -> None:
    """Nothing is guessed."""
    assert language(words_of(text), ENGLISH.lexicon.languages) is None


def test_a_foreign_word_or_name_changes_nothing() -> None:
    """English with what it quotes of others is English."""
    text = PASSAGES["en"] + " “C'est la vie,” she said, and left for the Place de la Concorde with Karl von der Heide."

    assert language(words_of(text), ENGLISH.lexicon.languages) == "en"
