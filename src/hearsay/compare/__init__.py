"""Comparing: statements to claims, claims to questions; who contradicts whom, who copies whom."""

from hearsay.compare.claimants import name_claimants as name_claimants
from hearsay.compare.claims import assign_claims as assign_claims
from hearsay.compare.control import trace_claimants as trace_claimants
from hearsay.compare.control import trace_losses as trace_losses
from hearsay.compare.incomparable import relate_claims as relate_claims
from hearsay.compare.origins.trace import trace_origins as trace_origins
from hearsay.compare.questions import Comparison as Comparison
from hearsay.compare.questions import pose_questions as pose_questions
