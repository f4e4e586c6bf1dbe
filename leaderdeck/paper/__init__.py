"""What is read on paper, in a word processor or in a calendar: a day's programme as a page, a document and events."""
