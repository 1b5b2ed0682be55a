"""The gold sets, and what checks them."""
