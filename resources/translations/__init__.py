"""The window's texts in other languages: Qt Linguist files, what compiles them, and what keeps them whole.

    python -m resources.translations.update

reads every text of `app/ui` and of reports and plots, puts what is new into the `.ts` files (for Qt
Linguist, `pyside6-linguist`, or any editor), takes out what is gone, and compiles them with
`pyside6-lrelease`, which PySide6-Essentials brings. It says what is still to be translated. Run it after
texts were changed or translated, and commit `.ts` and `.qm`.

Qt's own `lupdate` is not used: it does not know the functions by which modules without a class translate.
"""

ENGLISH = "en"
LANGUAGES = ("de", "es")  # besides English, in which the texts are written
