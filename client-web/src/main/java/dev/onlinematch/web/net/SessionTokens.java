package dev.onlinematch.web.net;

import dev.onlinematch.nakama.NakamaReply;
import dev.onlinematch.nakama.NakamaSession;

/** Port: who is signed in, with a token that does not end on its way. */
public interface SessionTokens {

  /** Gives the session; never inside this call. */
  void fresh(NakamaReply<NakamaSession> reply);
}
