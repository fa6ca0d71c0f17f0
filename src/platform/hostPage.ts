/** Chrome's offscreen page, which holds the sockets. */
export const HOST_PAGE = 'src/host/offscreen.html';
