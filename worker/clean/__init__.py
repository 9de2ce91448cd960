"""Raw markup and text in, the text an editor would keep out."""
