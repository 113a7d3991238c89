"""The words of the digest's chart."""

from domain.campaign import Campaign
from domain.digests import Digest
from domain.text import Language
from handlers.catalogue import label
from reports.labels import ChartLabels


def of(campaign: Campaign, digest: Digest, language: Language) -> ChartLabels:
    """What the chart of a digest says."""
    days = digest.issue.days
    return ChartLabels(
        title=label(language, "chart-title"),
        subtitle=label(language, "chart-subtitle", campaign=campaign.name, day=days.last),
        departments={known.code: known.name.say(language) for known in campaign.departments},
        responses=label(language, "chart-responses"),
        reached=label(language, "chart-reached"),
        target=label(language, "chart-target", target="{target}"),
        earlier=label(language, "chart-earlier"),
        new=label(language, "chart-new", new="{new}", edition=digest.issue.edition),
        week=label(language, "chart-week", new="{new}", before="{before}"),
        late=label(language, "chart-late", count="{count}"),
        satisfied_of=label(language, "chart-satisfied-of", base="{base}"),
        satisfied=label(language, "chart-satisfied", share="{share}", base="{base}"),
        withheld=label(language, "chart-withheld", rated="{rated}"),
        unrated=label(language, "chart-unrated"),
        unassigned=label(language, "progress-unassigned", count="{count}"),
        note=label(
            language, "chart-note", minimum=campaign.minimum_base, waiting=digest.said.waiting
        ),
    )
