"""Sample outlets: articles written for this program about real meetings, in the layouts of four outlets."""
