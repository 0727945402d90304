"""Stories: which reports tell of one occurrence as their matter, whatever else they mention.

    told = stories(profile(report, places, times, numbers) for report in reports)

Words that are a report's own, places, days and ages of two reports are compared (`compare`); a logistic score from `data/stories.toml` gives
each pair a probability; reports are grouped by average link (`group`). The weights were fitted on features without words in them
(scripts/train_stories.py). One form filled in for another day or city is told apart whatever the score: likeness of text alone never merges.
"""

from gavah.linking.stories.group import Stories, stories
from gavah.linking.stories.profile import StoryProfile, profile

__all__ = ["Stories", "StoryProfile", "profile", "stories"]
