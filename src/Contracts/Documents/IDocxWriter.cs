namespace Fashu.Documents;

/// <summary>Writes a Word document for offices that edit further. Simple blocks, official type and margins.</summary>
public interface IDocxWriter
{
    byte[] Write(IReadOnlyList<DocxBlock> blocks);
}

/// <summary>A piece of a Word document.</summary>
public abstract record DocxBlock
{
    public sealed record Title(string Text) : DocxBlock;
    public sealed record Number(string Text) : DocxBlock;
    public sealed record Heading(string Text) : DocxBlock;
    public sealed record Paragraph(string Text) : DocxBlock;
    public sealed record Right(string Text) : DocxBlock;
    public sealed record Table(IReadOnlyList<IReadOnlyList<string>> Rows) : DocxBlock;
    public sealed record PageBreak : DocxBlock;
}
