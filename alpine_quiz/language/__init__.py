"""The words and numbers of people: the ground floor every other room stands on."""
