package dev.onlinematch.signalling;

/**
 * What members of a match say to each other through the signalling server. See {@link SignalCodec}.
 */
public sealed interface SignalMessage
    permits JoinRequest,
        JoinRefusal,
        RosterUpdate,
        LinkReport,
        ReturnRequest,
        Farewell,
        HostNotice,
        LinkSignal,
        RelayReport {}
