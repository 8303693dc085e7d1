"""The calculator page: the library's own wheel in the browser, with no server and no request to anybody."""
