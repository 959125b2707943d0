package io.onewindow.material;

import io.onewindow.memory.MemoryTransactions;
import io.onewindow.settings.HubSettings;

/// No documents.
public final class MemoryMaterials {

    private MemoryMaterials() {}

    /// A book that has none.
    public static MaterialBook none(HubSettings settings) {
        return new MaterialBook(new MaterialFiles(settings), new Materials(MemoryTransactions.NO_DATABASE));
    }
}
