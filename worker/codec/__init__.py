"""The border between bytes and articles: decode, encode, identity, schemas."""
