"""The bell: what has happened, told to each reader once, beside the letter; and by what each wants to be told."""
