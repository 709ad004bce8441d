package dev.onlinematch.web.account;

import dev.onlinematch.random.RandomSource;

/** Names for those who bring none: two words and a number. */
final class GuestNames {

  private static final String[] FIRST = {
    "Swift", "Quiet", "Brave", "Lucky", "Sunny", "Rapid", "Witty", "Mellow", "Bold", "Nimble",
    "Merry", "Cosmic", "Fuzzy", "Jolly", "Clever", "Dizzy",
  };

  private static final String[] SECOND = {
    "Otter", "Falcon", "Badger", "Lynx", "Heron", "Gecko", "Panda", "Marten", "Moose", "Raven",
    "Tiger", "Beetle", "Koala", "Puffin", "Walrus", "Fox",
  };

  private GuestNames() {}

  static String next(RandomSource random) {
    return FIRST[random.nextInt(FIRST.length)]
        + SECOND[random.nextInt(SECOND.length)]
        + (100 + random.nextInt(900));
  }
}
