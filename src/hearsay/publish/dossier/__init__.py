"""The dossier: one HTML page that holds a whole case and asks nothing of any network."""

from hearsay.publish.dossier.page import write_dossier as write_dossier
