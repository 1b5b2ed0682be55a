"""The nouns of hearsay: frozen dataclasses and small enums, standard library only."""
