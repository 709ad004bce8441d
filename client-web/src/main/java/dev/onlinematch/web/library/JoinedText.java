package dev.onlinematch.web.library;

import org.teavm.jso.core.JSString;

/** {@code StringBuilder} by the browser's own {@code +}; TeaVM's moves characters about. */
final class JoinedText implements CharSequence {

  private JSString joined;

  JoinedText() {
    this("");
  }

  JoinedText(int expected) {
    this("");
  }

  JoinedText(String text) {
    joined = BrowserText.of(text);
  }

  public JoinedText append(String text) {
    joined = BrowserText.join(joined, text);
    return this;
  }

  public JoinedText append(Object part) {
    return append(String.valueOf(part));
  }

  public JoinedText append(CharSequence text, int start, int end) {
    return append(text.toString().substring(start, end));
  }

  public JoinedText append(char character) {
    return appendCodePoint(character);
  }

  public JoinedText append(int number) {
    joined = BrowserText.join(joined, number);
    return this;
  }

  public JoinedText append(long number) {
    return append(Long.toString(number));
  }

  public JoinedText append(float number) {
    return append((double) number);
  }

  public JoinedText append(double number) {
    joined = BrowserText.join(joined, number);
    return this;
  }

  public JoinedText append(boolean is) {
    return append(Boolean.toString(is));
  }

  public JoinedText appendCodePoint(int point) {
    joined = BrowserText.joinPoint(joined, point);
    return this;
  }

  public JoinedText insert(int index, char character) {
    String after = substring(index, length());
    setLength(index);
    return append(character).append(after);
  }

  public void setLength(int length) {
    joined = BrowserText.of(substring(0, length));
  }

  @Override
  public int length() {
    return toString().length();
  }

  @Override
  public char charAt(int index) {
    return toString().charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return substring(start, end);
  }

  public String substring(int start, int end) {
    return toString().substring(start, end);
  }

  @Override
  public String toString() {
    return BrowserText.toJava(joined);
  }
}
