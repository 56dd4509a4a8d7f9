namespace Fashu;

/// <summary>A thing that takes a gap-free number of its series when it is saved.</summary>
public interface INumbered
{
    /// <summary>The series the number counts in, for example one committee's mediation cases of one year; null while no number is due and once one was taken.</summary>
    string? Series { get; }

    /// <summary>Called inside the transaction with the next number of <see cref="Series"/> (1, 2, 3 …). Sets own columns, or columns of rows added in the same save, nothing else; undone if the save fails.</summary>
    void TakeNumber(long number);
}
