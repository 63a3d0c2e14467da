"""How outlets do: judged by what came of asking them, and told to the operator when it changes."""
