package dev.onlinematch.simulation;

/**
 * What the simulator has found, the test that shows it, and the plan on which it was seen; none
 * where the plan was not kept.
 */
enum Found {
  A_START_OF_PLAY_WHILE_CUT_OFF(
      "match.StartOfPlayTest.aStartByAHostWhoIsCutOffCountsWhenHeIsBack",
      "6585 2 2 10 0 5 0 0 1 0 0 0 0, CREATE 0 0 0 +38, JOIN 1 0 0 +0, TALK 0 0 0 +117, "
          + "OFFLINE 0 0 0 +0, START 0 0 0 +0, JOIN 0 2 0 +4000, TALK 0 0 0 +6000"),
  A_START_OF_PLAY_UNHEARD_BY_A_SLEEPER(
      "match.StartOfPlayTest.aStartThatTheNextHostHasNotHeardCountsWhenHeIsGoneToo",
      "7456 2 2 10 0 5 0 0 1 0 0 0 0, CREATE 0 0 0 +32, JOIN 1 0 0 +150, SLEEP 1 0 0 +3000, "
          + "START 0 0 0 +5000"),
  A_START_OF_PLAY_BY_A_HOST_WHO_CAME_BACK(
      "match.StartOfPlayTest.aStartByAHostWhoIsCutOffCountsWhenHeIsBack",
      "38371 2 2 10 0 5 0 0 1 0 0 0 0, CREATE 0 0 0 +33, JOIN 1 0 0 +200, JOIN 0 0 0 +0, "
          + "TALK 0 0 0 +197, OFFLINE 0 0 0 +0, START 0 0 0 +0, HIDE 0 0 0 +3322, "
          + "HIDE 0 0 0 +5294"),
  PLAY_TAKEN_BACK_BY_A_ROSTER(
      "match.StartOfPlayTest.whoeverBecomesHostAgainLetsNobodyIntoWhatHasBegun",
      "29653 3 3 10 0 5 0 0 1 0 0 0 4, CREATE 0 0 0 +38, JOIN 2 0 0 +150, CLAIM 2 0 0 +36, "
          + "RELOAD 2 0 0 +0, RELOAD 1 0 0 +189, RELOAD 1 0 0 +566, TALK 0 0 1 +0"),
  A_ROUND_ENDED_ALONE(
      "game.StageTest.whoHasEndedTheRoundAlonePlaysIt",
      "11051 3 3 10 0 5 0 0 1 1 0 0 0, CREATE 0 0 0 +33, JOIN 1 0 0 +0, JOIN 2 0 0 +0, "
          + "PLAY 0 0 131 +200, OFFLINE 0 0 0 +0, OFFLINE 1 0 1 +7947, TALK 0 0 0 +1000"),
  A_ROUND_ENDED_ALONE_BY_A_SLEEPER(
      "game.StageTest.whoHasEndedTheRoundAlonePlaysIt",
      "26649 3 3 10 0 5 0 0 1 1 0 0 0, SEARCH 0 0 0 +8, SEARCH 1 0 0 +2, SEARCH 2 0 0 +0, "
          + "PLAY 0 0 1250 +1500, OFFLINE 0 0 0 +5500, SLEEP 0 0 0 +4000"),
  A_MODE_CHOSEN_BEFORE_ALL_HAD_COME(
      "match.PathPolicyTest.aMatchedHostsChoiceCountsForThoseWhoComeLaterAndForHimself",
      "40935 3 2 10 0 5 1 0 1 0 0 0 0, SEARCH 0 0 0 +0, SEARCH 2 0 0 +0, TALK 0 0 0 +187, "
          + "SLEEP 2 0 0 +0, LEAVE 1 0 0 +850, MODE 0 0 0 +0"),
  A_MODE_CHOSEN_BEFORE_THE_HOST_WAS_LET_IN(
      "match.PathPolicyTest.aMatchedHostsChoiceCountsForThoseWhoComeLaterAndForHimself",
      "51410 2 2 10 0 25 1 0 1 0 0 0 0, CREATE 0 0 0 +250, TALK 0 0 0 +1816, START 0 0 0 +200, "
          + "SEARCH 0 0 0 +150, SEARCH 1 0 0 +650, MODE 0 0 0 +0"),
  LET_IN_BY_A_ROSTER_FROM_BEFORE(
      "match.RejoinTest.whenThatHostIsGoneTheNextLetsHimIn",
      "1256 5 5 19 0 31 0 0 1 0 0 0 0, CREATE 0 0 0 +300, JOIN 1 0 0 +126, JOIN 2 0 0 +144, "
          + "JOIN 3 0 0 +112, JOIN 4 0 0 +62, SLEEP 0 0 376 +79, TALK 1 0 1 +12, "
          + "TALK 3 0 1 +66, REJOIN 0 0 1 +76, REJOIN 1 0 1 +98, REJOIN 2 0 1 +60, "
          + "REJOIN 4 0 1 +9, REJOIN 0 0 1 +2338"),
  A_HOST_AGAIN_BY_AN_OLD_ROSTER(
      "match.HostSuccessionTest.aHostWhoLeftAndCameAgainIsNotHostByWhatHeSaidBefore",
      "12316 3 3 10 0 5 0 0 1 0 0 0 2, CREATE 0 0 0 +50, JOIN 1 0 0 +0, JOIN 2 0 0 +0, "
          + "JOIN 1 0 0 +50, REJOIN 0 0 0 +0, REJOIN 1 0 0 +0, REJOIN 0 0 0 +50, "
          + "REPLAY 1 0 0 +0"),
  A_CLAIM_BELIEVED_BECAUSE_ANOTHER_WAS_AWAY(
      "match.HostMigrationTest.aMemberWhoClaimsToBeHostIsNotBelievedBecauseAnotherIsAway",
      "15531 10 10 10 0 5 0 0 1 0 0 0 16, SEARCH 1 0 0 +0, SEARCH 4 0 0 +0, SEARCH 5 0 0 +0, "
          + "SEARCH 7 0 0 +0, CREATE 0 0 0 +38, KILL 7 0 0 +0, QUIET 0 0 0 +0, "
          + "FORGE_ROSTER 4 0 82 +0, JOIN 5 5 0 +0"),
  AN_ABSENT_MEMBER_WHOM_NO_HOST_TOOK_OFF(
      "match.ResumeTest.whoDoesNotComeBackIsOutEvenIfNothingIsHeardOfTheHostsDecision",
      "15878 4 4 10 0 5 0 0 1 0 0 0 2, SEARCH 0 0 0 +0, SEARCH 1 0 0 +18, SEARCH 2 0 0 +0, "
          + "SEARCH 3 0 0 +0, TALK 0 0 0 +1219, START 0 0 0 +12, FORGE_ROSTER 1 0 9 +0, "
          + "JOIN 2 0 0 +0, SLEEP 0 0 0 +7000"),
  A_HOST_WHO_WAS_TOLD_OF_ANOTHER_AND_STAYED(
      "match.HostMigrationTest.aMemberWhoClaimsToBeHostIsNotBelievedBecauseAnotherIsAway",
      "4497 4 4 10 0 5 0 0 1 0 0 0 0, CREATE 0 0 0 +32, JOIN 1 0 0 +0, JOIN 2 0 0 +42, "
          + "JOIN 3 0 0 +250, TALK 0 0 0 +690, SOCKET 0 0 0 +68, VANISH 0 0 0 +650, "
          + "CUT 0 0 0 +900, SLEEP 1 0 0 +5827, SOCKET 0 0 0 +800, SOCKET 1 0 0 +0, "
          + "MUTE 0 0 0 +850"),
  A_HOST_BY_THE_NUMBER_THAT_HE_HAD_BEFORE(
      "match.DisagreementTest.ofAHostWhoHasAnotherNumberTheGameHearsAgain",
      "40040 4 4 10 0 5 0 0 1 0 0 0 0, CREATE 0 0 0 +38, JOIN 2 0 0 +0, JOIN 3 0 0 +50, "
          + "LEAVE 0 0 0 +1, LEAVE 0 0 0 +44, JOIN 0 0 0 +16, SLEEP 2 0 0 +3000, "
          + "JOIN 0 0 0 +3500, LEAVE 1 0 0 +3500"),
  LINKS_GIVEN_UP_WHILE_NOBODY_COULD_REPAIR_THEM(
      "match.DisagreementTest.aHostWhoIsCutOffPutsNobodyOutForALinkThatNobodyCouldRepair",
      "26765 3 3 10 0 5 0 0 1 0 64 0 0, CREATE 0 0 0 +32, JOIN 1 0 0 +0, JOIN 2 0 0 +0, "
          + "STALL 0 0 1 +2500, HUB 0 0 0 +6500, STALL 0 0 1 +4500, HUB 0 0 0 +6500, "
          + "HUB 0 0 0 +7000"),
  LINKS_GIVEN_UP_BY_A_HOST_WHO_WAS_CUT_OFF(
      "match.DisagreementTest.aHostWhoIsCutOffPutsNobodyOutForALinkThatNobodyCouldRepair",
      "13666 3 3 10 0 104 1 1 1 0 0 0 0 0, CREATE 0 0 0 +450, JOIN 0 0 0 +189, "
          + "JOIN 2 0 0 +91, KILL 1 0 0 +200, BREAK 0 0 0 +800, GOODBYE 0 0 50 +0, "
          + "SLEEP 0 0 0 +1877, SLEEP 0 0 0 +5325, ISOLATE 0 0 0 +243, OFFLINE 2 0 0 +1, "
          + "MODE 0 0 0 +1536, RELOAD 1 0 0 +5115, DEAF 0 0 0 +7655, HUB 0 0 0 +7469"),
  A_HOST_BY_HIS_OWN_COMPLAINT(
      "match.DisagreementTest.whoIsCutOffAndHasNotNoticedMakesHimselfHostOfNobody",
      "2543 10 10 10 0 94 1 1 1 0 0 64 0 0, CREATE 0 0 0 +590, JOIN 1 0 0 +0, "
          + "JOIN 2 0 0 +200, JOIN 3 0 0 +87, WATCH 4 0 0 +143, JOIN 5 0 0 +94, "
          + "JOIN 3 0 0 +283, JOIN 7 0 0 +8, JOIN 8 0 0 +65, TALK 0 0 0 +2396, "
          + "START 0 0 0 +48, TALK 0 0 0 +58, VANISH 1 0 0 +59, SLEEP 0 0 0 +7065, "
          + "JOIN 0 0 0 +4975, HUB 0 0 0 +736, WATCH 0 0 0 +193, RELOAD 5 0 0 +234, "
          + "MODE 0 0 0 +3156, QUIET 0 0 0 +0, OFFLINE 7 0 0 +2994, START 0 0 0 +2329, "
          + "SOCKET 6 0 0 +7378, GOODBYE 0 0 0 +7160, START 0 0 0 +23, BREAK 0 0 0 +1452, "
          + "GOODBYE 0 0 0 +3288, OFFLINE 0 0 0 +384"),
  WORDS_TO_A_PAGE_OF_WHICH_THE_GAME_HAD_NOT_HEARD(
      "match.ReloadTest.aHiddenPageHearsOfItAtOnceAndSaysNothingToTheNewPageInTheMiddle",
      "12459 4 4 10 0 5 0 0 1 0 0 0 0 0, CREATE 0 0 0 +350, JOIN 1 0 0 +350, "
          + "JOIN 3 0 0 +300, START 0 0 0 +235, ISOLATE 0 0 0 +300, HIDE 0 0 0 +0, "
          + "HUB 0 0 4000 +0, CREATE 1 0 0 +3785, TALK 0 0 1 +0, RELOAD 3 0 0 +0, "
          + "RELOAD 1 0 0 +600, OFFLINE 1 0 0 +843, RELOAD 1 0 0 +550, RELAY 0 0 0 +772, "
          + "TALK 0 0 1 +0"),
  HOW_THE_GAME_STANDS_TOLD_BY_A_HOST_WHO_WAS_NOT_BELIEVED_YET(
      "match.LateJoinTest.whoHearsLateThatAnotherIsHostIsToldByHimHowItStands",
      "17357 4 4 10 0 5 0 0 1 1 0 0 0 1, CREATE 0 0 0 +33, JOIN 1 0 0 +0, "
          + "WATCH 2 0 0 +0, JOIN 3 0 0 +0, TALK 0 0 0 +150, START 0 0 0 +0, JOIN 1 0 0 +2500, "
          + "PLAY 0 0 2 +7000, STALL 2 0 0 +150, WATCH 0 0 0 +6780, WATCH 0 0 0 +2882, "
          + "JOIN 0 0 0 +5173, DEAF 0 0 0 +5423"),
  A_GUEST_WHO_WAS_NUMBERED_BY_TWO_HOSTS(
      "match.DisagreementTest.aHostWhoAwakesAndHasNumberedTheGuestsOtherwiseIsNotHostAgain"),
  A_COMPLAINT_THAT_PUT_OUT_WHO_MADE_IT(
      "match.DisagreementTest.aComplaintThatComesAfterTheChangeOfHostPutsNobodyOut"),
  THE_SAME_ROUND_SET_UP_BY_TWO_HOSTS(
      "game.StageTest.whoHasSetUpTheNextRoundAloneIsBackInTheOneBefore"),
  A_FORMER_HOST_WHO_CAME_BACK_AS_ANOTHER(
      "match.HostSuccessionTest.aFormerHostWhoLeftAndCameAgainInTheSameSessionIsAPlayerAsAnyOther"),
  A_HOST_DEPOSED_BY_WHO_DID_NOT_KNOW_HIS_GUESTS(
      "match.HostSuccessionTest.aHostWhoLedOthersWhomICouldNotKnowIsHostAgain"),
  THE_NEXT_HOSTS_WORDS_DROPPED_BY_THE_FORMER(
      "match.HostMigrationTest."
          + "whatTheNextHostSaysReachesAFormerHostWhoHasNotHeardOfTheChange"),
  A_CLAIM_THAT_OVERFLOWED_THE_STACK(
      "match.EarlyClaimsTest.aClaimForWhichTooMuchIsHeldIsGivenUpAndAllOfItHeard"),
  WORDS_OF_ONE_WHO_HAS_LEFT("match.EarlyClaimsTest.ofWhoHasLeftNothingIsHeardAnyMore"),
  A_START_OF_PLAY_OVER_SLOW_LINKS(
      "match.HostMigrationTest.theStartOfPlayReachesAllWhateverBecomesOfTheHostAndOfLinks"),
  SIGNALS_OF_THE_MATCH_BEFORE("match.AcceptanceTest.whoLeavesInAHandlerHearsNothingMoreOfTheMatch"),
  LET_IN_TWICE("match.AcceptanceTest.whoIsLetInTwiceByASlowHostIsToldToJoinAgain"),
  A_LOST_FRAME_THROUGH_THE_RELAY(
      "link.PathChangeTest.whatCameThroughTheRelayBeforeTheOtherSideHadALinkIsSentAgain"),
  A_FRAME_OF_AN_EARLIER_LINK(
      "link.PathChangeTest.whatIsUnderWayFromAnEarlierLinkOfTheSamePlayersIsNotTakenForThisOne"),
  AN_ABSENT_MEMBER_FOR_WHOM_EVERYBODY_WAITED(
      "match.DisagreementTest.whomTheMatchmakersHostNamesAgainAndWhoIsNotThereIsAwayAndNotOnHisWay",
      "46806 4 4 10 0 5 1 0 1 0 3834 0 0 0, SEARCH 0 0 0 +0, SEARCH 1 0 0 +10, SEARCH 2 0 0 +16, SEARCH 3 0 0 +0, TALK 0 0 0 +1500, "
          + "JOIN 1 0 0 +0, "
          + "SLEEP 0 0 6000 +3000, JOIN 3 0 0 +4633, GOODBYE 0 0 23 +0"),
  A_DEATH_THAT_CAME_BEFORE_THE_HOSTS_WORD(
      "game.StageTest.whatOthersSaidOfARoundBeforeTheHostsWordOfItReachedMeCounts",
      "60689 9 9 10 0 5 1 1 1 14 0 0 0 0, CREATE 0 0 0 +100, JOIN 1 0 0 +0, JOIN 2 0 0 +0, "
          + "JOIN 3 0 0 +50, JOIN 4 0 0 +50, JOIN 7 0 0 +69, TALK 0 0 0 +497, "
          + "RELOAD 8 0 0 +650, PLAY 0 0 4000 +125, RELAY 0 0 0 +550, RELOAD 1 0 0 +3500"),
  A_VERDICT_THAT_NOBODY_HEARD(
      "match.HostMigrationTest.aHostWhoIsCutOffAndHasNotNoticedPartsFromNobody",
      "61841 3 3 10 0 5 0 0 1 0 0 0 2 0, SEARCH 0 0 0 +10, SEARCH 1 0 0 +0, SEARCH 2 0 0 +0, "
          + "TALK 0 0 0 +2000, FORGE_REPORT 1 0 0 +13, OFFLINE 2 0 0 +0, WATCH 3 0 0 +1000, "
          + "TALK 0 0 1 +0, PLAY 0 0 0 +7000"),
  A_START_OF_PLAY_THAT_A_HOST_HEARD_LATE(
      "match.StartOfPlayTest.whoBeganUnderAnotherIsToldHowItStandsByAHostWhoHadNotHeardOfIt",
      "203081 5 5 10 0 5 0 0 1 1 0 0 0 0, CREATE 0 0 0 +32, JOIN 4 0 0 +0, "
          + "JOIN 1 0 0 +0, QUIET 0 0 0 +0, HUB 0 0 0 +0, DEAF 4 0 0 +0, PLAY 0 0 3 +3964, "
          + "WATCH 0 0 0 +500, TALK 0 0 0 +700, REJOIN 0 0 0 +0"),
  A_HOST_BY_THE_WORD_OF_OTHERS(
      "match.StartOfPlayTest.whoHearsFromTheOthersThatHeIsHostTellsAllHowItStands",
      "152536 7 7 10 0 5 0 0 1 1 0 0 0 0, CREATE 0 0 0 +300, JOIN 1 0 0 +247, "
          + "JOIN 2 0 0 +282, JOIN 3 0 0 +50, JOIN 4 0 0 +161, JOIN 5 0 0 +140, "
          + "JOIN 6 0 0 +244, TALK 0 0 0 +2529, LAG 0 0 0 +2258, HIDE 3 0 0 +416, "
          + "CHANNEL 0 0 0 +4374, PLAY 0 0 1000 +900, OFFLINE 4 0 1500 +0, "
          + "OFFLINE 6 0 2000 +500, HUB 0 0 4500 +0, JOIN 0 0 0 +5500, HIDE 0 0 0 +4500, "
          + "HUB 0 0 0 +0"),
  SAID_TO_BE_BACK_AND_TAKEN_OFF(
      "match.ReloadTest.whomTheNextHostHasTakenOffBeforehandIsNotSaidToBeBack",
      "184501 3 3 10 0 5 0 0 1 0 0 0 2 0, CREATE 0 0 0 +43, JOIN 1 0 0 +0, "
          + "JOIN 2 0 0 +50, FORGE_ROSTER 1 0 50 +0, RELOAD 0 0 0 +0"),
  LEFT_AND_BACK_UNSEEN(
      "match.ResumeTest.whoLeavesAndComesAgainWhileAnotherIsAwayIsHeardByHim",
      "143164 3 3 10 0 5 0 0 1 0 0 0 0 0, CREATE 0 0 0 +31, JOIN 1 0 0 +0, "
          + "JOIN 2 0 0 +0, START 0 0 0 +200, SOCKET 1 0 0 +0, TALK 0 0 1 +18, "
          + "REJOIN 0 0 0 +50, TALK 0 0 3 +0"),
  A_RELAY_THAT_BOTH_FOUND_SILENT(
      "link.LinkPathsTest.aRelayThatWasSilentForBothIsFoundToCarryAgain",
      "143007 7 7 10 19 16 13 0 1 0 24952 0 0 0, CREATE 0 0 0 +450, JOIN 1 0 0 +0, "
          + "JOIN 2 0 0 +0, JOIN 3 0 0 +349, JOIN 4 0 0 +31, JOIN 5 0 0 +145, JOIN 6 0 0 +0, "
          + "TALK 0 0 1 +1500, HIDE 3 0 0 +7500, JOIN 5 0 0 +0"),
  A_HOST_WHO_HAD_SLEPT_AND_TOLD_AN_OLD_ROSTER(
      "match.StartOfPlayTest.whoHearsFromTheOthersThatHeIsHostTellsAllHowItStands",
      "159818 9 9 10 0 5 0 0 1 0 0 0 0 0, CREATE 0 0 0 +50, JOIN 2 0 0 +0, "
          + "JOIN 1 0 0 +89, JOIN 3 0 0 +279, STALL 2 0 0 +5, JOIN 5 0 0 +1172, "
          + "JOIN 7 0 0 +6352, STALL 0 0 1 +3998, JOIN 1 0 0 +660, CREATE 0 0 0 +7460, "
          + "TALK 5 0 1 +6"),
  A_DEATH_THAT_A_NEW_PAGE_DID_NOT_HEAR(
      "game.HitTest.whoComesHearsOfADeathFromTheDeadWhenTheHostHasNotHeardOfItYet",
      "144877 6 6 10 0 5 0 0 1 18 0 0 0 0, CREATE 0 0 0 +37, JOIN 1 0 0 +0, "
          + "JOIN 4 0 0 +0, JOIN 5 0 0 +350, JOIN 8 0 0 +240, JOIN 9 0 0 +40, TALK 0 0 1 +122, "
          + "PLAY 0 0 650 +600, PLAY 0 0 4000 +220, JOIN 0 2 0 +0, JOIN 2 0 0 +2381, "
          + "LAG 0 0 400 +16, RELOAD 0 0 0 +139"),
  A_MESSAGE_HEARD_BEFORE_AND_AFTER_LEAVING(
      "link.IncarnationTest.whatTheEndBeforeHasHeardIsNotHeardAgain",
      "24796 6 6 10 0 5 0 0 1 0 0 0 0 0, CREATE 0 0 0 +50, JOIN 5 0 0 +0, WATCH 3 0 0 +2786, "
          + "VANISH 1 0 0 +4801, TALK 3 0 1 +0, OFFLINE 3 0 0 +0, OFFLINE 1 0 0 +6299, "
          + "OFFLINE 0 0 0 +5349, REJOIN 5 0 0 +950"),
  TWO_ENDS_OF_ONE_NUMBER(
      "match.IncarnationsTest.noTwoEndsHaveANumber",
      "1395 2 2 10 0 5 0 0 1 0 0 0 0 0, CREATE 0 0 0 +50, JOIN 1 0 0 +40, TALK 0 0 1 +87, "
          + "WATCH 1 0 0 +50, TALK 0 0 3 +0");

  /** Class and method, below the base package. */
  final String test;

  /** Null for none. */
  final String plan;

  Found(String test) {
    this.test = test;
    this.plan = null;
  }

  Found(String test, String plan) {
    this.test = test;
    this.plan = plan;
  }
}
