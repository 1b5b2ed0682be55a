"""Weigh: questions become assessments, and every figure carries its reason."""

from __future__ import annotations

from hearsay.weigh.additive import assess_question
from hearsay.weigh.daily import assess_control
from hearsay.weigh.settings import WeighSettings
from hearsay.weigh.whole_cases import CaseWeigher, view_days

__all__ = ["CaseWeigher", "WeighSettings", "assess_control", "assess_question", "view_days"]
