"""Stories: which reports tell of one occurrence as their matter, whatever else they mention.

    told = stories(profile(report, places) for report in reports)

Words, names, numbers, cities and days of two reports are compared (`compare`); a logistic score from `data/stories.toml` gives each pair a
probability; reports are grouped by average link (`group`). The weights were fitted on features without words in them (scripts/train_stories.py).
Likeness of text alone never merges events: a story only speaks for its claims (`linking.features`).
"""

from gavah.linking.stories.group import Stories, stories
from gavah.linking.stories.profile import StoryProfile, profile

__all__ = ["Stories", "StoryProfile", "profile", "stories"]
