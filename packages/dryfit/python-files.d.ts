// Before the plugin has written the types of a Python file, its functions are whatever the test says.
declare module '*.py'
