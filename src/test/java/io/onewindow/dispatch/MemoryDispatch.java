package io.onewindow.dispatch;

import io.onewindow.casefile.CaseBook;
import io.onewindow.catalogue.Catalogue;
import io.onewindow.handoff.MemoryBook;
import io.onewindow.material.MemoryMaterials;
import io.onewindow.settings.HubSettings;

/// One node's passing on over tables in memory.
public final class MemoryDispatch {

    /// Its claims.
    public final Claims claims;
    /// Its requests.
    public final DispatchBook book;
    /// Its marks.
    public final DispatchMarks marks;
    /// Who may open which document.
    public final MaterialSharing sharing;

    public MemoryDispatch(MemoryBook handoffs, CaseBook cases, Catalogue catalogue, HubSettings settings) {
        SetApart apart = new SetApart();
        sharing = new MaterialSharing(catalogue, MemoryMaterials.none(settings));
        claims = new Claims(handoffs.book, cases, settings);
        book = new DispatchBook(claims, handoffs.book, cases, catalogue, sharing, apart, settings);
        marks = new DispatchMarks(handoffs.book, handoffs.commits, apart, settings);
    }
}
