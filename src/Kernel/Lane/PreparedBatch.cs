using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Sqlite.Update.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace Fashu;

/// <summary>Rows to write with statements that stay prepared on the lane; a third of the lane's work. What they cannot do goes through EF's own SQL.</summary>
internal sealed class PreparedBatch(IModificationCommandBatchFactory plain) : ModificationCommandBatch
{
    private readonly List<IReadOnlyModificationCommand> commands = [];
    private StoredRow?[]? rows;
    private bool more;

    public override IReadOnlyList<IReadOnlyModificationCommand> ModificationCommands => commands;
    public override bool RequiresTransaction => commands.Count > 1;
    public override bool AreMoreBatchesExpected => more;

    public override bool TryAddCommand(IReadOnlyModificationCommand command)
    {
        commands.Add(command);
        return true;
    }

    public override void Complete(bool moreBatchesExpected) => more = moreBatchesExpected;

    public override Task ExecuteAsync(IRelationalConnection connection, CancellationToken cancel = default)
    {
        Execute(connection);
        return Task.CompletedTask;
    }

    /// <summary>Beside the lane: nothing stays prepared there.</summary>
    public override void Execute(IRelationalConnection connection)
    {
        foreach (var command in commands) ExecutePlainly(command, connection);
    }

    /// <summary>Reads the values. Called on the caller's thread where nothing changes them any more; otherwise once the number is drawn.</summary>
    public void Read() => rows = [.. commands.Select(StoredRow.Of)];

    public void Execute(LaneConnection lane)
    {
        if (rows is null) Read();
        for (var i = 0; i < commands.Count; i++)
        {
            var command = commands[i];
            if (rows![i] is not { } row)
            {
                ExecutePlainly(command, lane.Relational);
                continue;
            }
            int changed;
            try
            {
                changed = lane.Prepared(row.Shape, command).Execute(row.Values);
            }
            catch (Exception error)
            {
                throw new DbUpdateException($"A row of {command.TableName} could not be saved.", error, command.Entries);
            }
            if (changed != 1)
                throw new DbUpdateConcurrencyException($"A row of {command.TableName} was changed or removed meanwhile.", command.Entries);
        }
    }

    private void ExecutePlainly(IReadOnlyModificationCommand command, IRelationalConnection connection)
    {
        var batch = plain.Create();
        batch.TryAddCommand(command);
        batch.Complete(moreBatchesExpected: false);
        batch.Execute(connection);
    }
}

internal sealed class PreparedBatchFactory(ModificationCommandBatchFactoryDependencies dependencies) : IModificationCommandBatchFactory
{
    private readonly SqliteModificationCommandBatchFactory plain = new(dependencies);

    public ModificationCommandBatch Create() => new PreparedBatch(plain);
}
