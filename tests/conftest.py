"""Hypothesis profiles, chosen by the environment variable `CABLEGRAMMAR_EXAMPLES`.

* `few`: while writing code;
* `unreduced`: as `default`, but failing examples are not made smaller, which takes long where many fail;
* `default`: the same examples in every run, so that a run speaks of the code and not of luck;
* `many`: other examples in every run, for as long as half an hour.
"""

import importlib.util
import os

from hypothesis import HealthCheck, Phase, settings

# Needs what the documentation is built with: `develop.py docs` runs it.
collect_ignore = [] if importlib.util.find_spec("syntax_diagrams") else ["test_site.py"]

# A whole telegram takes longer to draw than Hypothesis expects of an example.
SLOW = [HealthCheck.too_slow]

settings.register_profile(
    "default", deadline=None, derandomize=True, max_examples=100, suppress_health_check=SLOW
)
settings.register_profile("few", settings.get_profile("default"), max_examples=10)
settings.register_profile("unreduced", settings.get_profile("default"), phases=[Phase.generate])
settings.register_profile(
    "many", deadline=None, max_examples=3000, print_blob=True, suppress_health_check=SLOW
)
settings.load_profile(os.environ.get("CABLEGRAMMAR_EXAMPLES", "default"))
