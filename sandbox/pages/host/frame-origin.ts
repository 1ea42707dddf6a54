/** The frames' own origin: the other loopback name, so that they are as far from the page as in Jira. */
export const FRAME_ORIGIN = `http://localhost:${window.location.port}`
