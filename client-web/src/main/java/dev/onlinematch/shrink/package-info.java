/**
 * Makes the compiled page smaller, after TeaVM and before it is packaged.
 *
 * <p>Lives here: {@link dev.onlinematch.shrink.Shrink}, which reads what TeaVM wrote and says in
 * which order the others change it: {@code RuntimeParts}, {@code ClassList} and {@code Texts} as
 * text, those from {@code MethodNames} to {@code FieldNames} as a tree, then Closure Compiler, then
 * {@code Locals}, three orders and {@code EarlyStatics}; and {@code Compressed}, the only door to
 * Zopfli. None of it is in the page, nor used by it. Those that would break a script they misread
 * stop the build; what only finds less to save is stopped by the page's limit.
 *
 * <p>May be called by: the build, and tests that compile programs as the page is compiled. Source:
 * ECMAScript 2020; RFC 1951 and 1952; the shape of TeaVM 0.15's output.
 */
package dev.onlinematch.shrink;
