"""The source panel: a quote where it stands in its document."""
