package io.onewindow.ledger;

/// The bytes that the content digest of an entry is of, where no other table keeps them.
///
/// @param chain the entry's chain
/// @param seq   the entry's number
/// @param body  the bytes
public record KeptMessage(String chain, int seq, byte[] body) {}
