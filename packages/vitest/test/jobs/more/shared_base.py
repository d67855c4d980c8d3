"""A base that jobs of other files have."""


class SharedBase:
    def __init__(self, glue_context):
        self.glue_context = glue_context

    def place(self):
        return "far"
