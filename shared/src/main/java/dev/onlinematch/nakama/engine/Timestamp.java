package dev.onlinematch.nakama.engine;

/** Dates as protojson writes them (RFC 3339), without {@code java.time}. */
final class Timestamp {

  private static final int SECONDS_PER_DAY = 86_400;
  private static final int DAYS_PER_400_YEARS = 146_097;

  private Timestamp() {}

  /** For example {@code 2026-11-22T17:04:10Z}. */
  static String of(long epochSeconds) {
    int days = (int) Math.floorDiv(epochSeconds, SECONDS_PER_DAY);
    int second = (int) Math.floorMod(epochSeconds, (long) SECONDS_PER_DAY);
    StringBuilder text = new StringBuilder();
    appendDate(text, days);
    text.append('T');
    appendTwo(text, second / 3600).append(':');
    appendTwo(text, second / 60 % 60).append(':');
    return appendTwo(text, second % 60).append('Z').toString();
  }

  // Counts days from 1 March of the year 0, so that the leap day is the last one of a year.
  private static void appendDate(StringBuilder text, int epochDays) {
    int days = epochDays + 719_468;
    int era = Math.floorDiv(days, DAYS_PER_400_YEARS);
    int dayOfEra = Math.floorMod(days, DAYS_PER_400_YEARS);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int monthFromMarch = (5 * dayOfYear + 2) / 153;
    int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    int year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
    text.append(year).append('-');
    appendTwo(text, month).append('-');
    appendTwo(text, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1);
  }

  private static StringBuilder appendTwo(StringBuilder text, int number) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
