/**
 * What browsers offer and TeaVM's own bindings lack, under the W3C's and WHATWG's names.
 *
 * <p>Lives here: declarations without logic. A property, method or dictionary member is called as
 * in its standard; what it promises is written there, not here.
 *
 * <p>May be called by: the other packages of {@code web}. Source: W3C WebRTC 1.0, W3C WebRTC
 * Statistics, WHATWG Fetch, W3C Clipboard API, W3C Web Share, W3C Pointer Events, CSSOM View, W3C
 * Gamepad, ECMAScript.
 */
package dev.onlinematch.web.w3c;
