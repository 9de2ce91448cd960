"""From annotations to entities, quotes and who said them."""
