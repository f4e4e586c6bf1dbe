"""What a careful colleague would point out before the talk is given."""
