package io.onewindow.casefile;

import io.onewindow.ledger.Act;
import io.onewindow.ledger.Chain;
import io.onewindow.ledger.Entry;
import java.time.Instant;

/// A case while a transaction holds its lock: its status, its count of open handoffs and the end of its ledger chain.
public final class CaseFile {

    private final CaseIdentity identity;
    private final Chain chain;
    private CaseStatus status;
    private Outcome outcome;
    private int openHandoffs;
    private boolean complete;

    CaseFile(CaseIdentity identity, Chain chain, CaseStatus status, Outcome outcome, int openHandoffs) {
        this.identity = identity;
        this.chain = chain;
        this.status = status;
        this.outcome = outcome;
        this.openHandoffs = openHandoffs;
        this.complete = openHandoffs == 0 && status.underWay();
    }

    /// A case that was just accepted.
    public static CaseFile opened(CaseIdentity identity) {
        Chain chain = Chain.begun(identity.number().value());
        return new CaseFile(identity, chain, CaseStatus.ACCEPTED, Outcome.NONE, identity.matters());
    }

    /// Appends to the case's ledger.
    public Entry append(Act act, Instant at) {
        return chain.append(act, at);
    }

    /// Departments work on it: the status follows its handoffs; with the last one closed it waits for its
    /// result.
    ///
    /// @param open               handoffs that are not closed
    /// @param awaitingCorrection whether one of them waits for the applicant
    /// @param begun              whether a department ever had one
    public void progressed(int open, boolean awaitingCorrection, boolean begun) {
        openHandoffs = open;
        complete = open == 0 && status.underWay();
        if (status.underWay() && (begun || status != CaseStatus.ACCEPTED)) {
            status = awaitingCorrection ? CaseStatus.AWAITING_CORRECTION : CaseStatus.IN_PROGRESS;
        }
    }

    /// All decisions became one result.
    public void decided(Outcome result) {
        status = CaseStatus.DECIDED;
        outcome = result;
        complete = false;
    }

    /// Every certificate was handed over.
    public void issued() {
        status = CaseStatus.ISSUED;
    }

    /// The window closed it.
    public void closed() {
        status = CaseStatus.CLOSED;
    }

    /// The applicant took it back.
    public void withdrawn() {
        status = CaseStatus.WITHDRAWN;
        complete = false;
    }

    public CaseIdentity identity() {
        return identity;
    }

    public AcceptanceNumber number() {
        return identity.number();
    }

    public CaseStatus status() {
        return status;
    }

    public Outcome outcome() {
        return outcome;
    }

    public Chain chain() {
        return chain;
    }

    int openHandoffs() {
        return openHandoffs;
    }

    /// Whether every handoff is closed and no result stands yet.
    public boolean awaitsResult() {
        return complete;
    }
}
