"""Item-writing advice: what makes a sound question a poor one.

Only `packs check` asks for it; a round never does. A false alarm costs more than a miss, so each
rule speaks only where it is sure, and says nothing of a language whose words it does not know.
"""
