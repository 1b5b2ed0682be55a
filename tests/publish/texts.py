"""The reports of the sample case, in our own words."""
# ruff: noqa: E501  # a report's paragraph is one line

from __future__ import annotations

TEXTS = {
    "a1-wire": """QASR ADRA, May 3 - Col. Rami Dahl, the army's spokesman, said on Saturday that its troops had taken Qasr Adra and its citadel after two days of shelling.

“The town is ours, street by street,” he added in a message to reporters. Nobody outside the army could confirm it by nightfall.""",
    "a2-courier": """Meridian Wire reported that army troops had captured Qasr Adra. The Courier could not verify the claim, and pictures from the scene show an empty square that could have been filmed on any day.

Residents said by telephone that the road to Tel Harm was probably open. Shops were shut.""",
    "a3-signal": """In a broadcast at dawn the Desert Front insisted its fighters still held the town and every road out of it. “The army never came past the grain silos,” a statement read. <script>alert('no')</script> & other marks stand here as text.""",
    "a4-gazette": """Bombs fell on the market of Qasr Adra at half past eight. On Sunday the Steppe Monitors, citing Dr. Lina Sayegh, said at least 31 people had died when bombs hit the market. “We stopped counting at 31,” Sayegh told the monitors.

Witnesses agree on little else. By our own count four aircraft struck the market within ten minutes, and the fires burned until noon.""",
    "a4-gazette#c1": """I live behind the market and there were two planes, not four. The second one turned back twice.""",
    "a4-gazette#c2": """Did you see markings on them?""",
    "a5-wire": """The hospital corrected its toll on Monday: 12 people were killed, not 31. In a note to staff it explained that the higher figure had counted the wounded among the dead.""",
    "a6-courier": """The number is disputed: at least 31 died, according to the Harbour Gazette, and far fewer by the hospital's later note.

Asked who did it, the town council told this newspaper that the aircraft had come from the north and belonged to the army. Dahl denied it: no army plane flew that day.""",
    "a7-signal": """Fighting is back. By Thursday, the monitors said, Front fighters were back in the western quarters of Qasr Adra; the citadel remained with the army, they added.

The council said the Senn district had seen no fighting.""",
    "a8-note": """A page with no date and nothing in it that anybody claims.""",
}
