"""What is said: slides, blocks and runs, without coordinates or colors."""
