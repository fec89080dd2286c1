"""How the language pack `assistant/models/pl-en` is made. Never imported at run time."""
