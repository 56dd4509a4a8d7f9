using Fashu.Mediation;

namespace Fashu.Modules.Tests.Mediation;

/// <summary>The five colours: total over stage, level and delay; changing by themselves when a clock runs out.</summary>
public sealed class ColourTests
{
    [Fact]
    public void The_table_has_exactly_one_line_for_every_combination()
    {
        foreach (var stage in Enum.GetValues<Stage>())
            foreach (var up in (bool[])[false, true])
                foreach (var late in (bool[])[false, true])
                    Assert.Single(ColourTable.Lines.Normal, l => l.Stage == stage && (l.HandedUp ?? up) == up && (l.Overdue ?? late) == late);
    }

    [Theory]
    [InlineData(Stage.Filed, false, false, Colour.Blue, "待受理")]
    [InlineData(Stage.Filed, false, true, Colour.Red, "受阻待督办")]
    [InlineData(Stage.Filed, true, false, Colour.Yellow, "提级调处中")]
    [InlineData(Stage.Guarded, false, false, Colour.Blue, "待受理")]
    [InlineData(Stage.Accepted, false, false, Colour.Orange, "网格调处中")]
    [InlineData(Stage.Mediating, false, false, Colour.Orange, "网格调处中")]
    [InlineData(Stage.Mediating, true, false, Colour.Yellow, "提级调处中")]
    [InlineData(Stage.Mediating, true, true, Colour.Red, "受阻待督办")]
    [InlineData(Stage.Suspended, false, false, Colour.Orange, "网格调处中")]
    [InlineData(Stage.Drafted, false, true, Colour.Red, "受阻待督办")]
    [InlineData(Stage.Terminated, false, false, Colour.Red, "受阻待督办")]
    [InlineData(Stage.Effective, true, true, Colour.Green, "已化解")]
    [InlineData(Stage.Performed, false, false, Colour.Green, "已化解")]
    [InlineData(Stage.RoutesTold, false, false, Colour.None, "已结")]
    [InlineData(Stage.NotAccepted, false, false, Colour.None, "已结")]
    [InlineData(Stage.Withdrawn, true, false, Colour.None, "已结")]
    [InlineData(Stage.Archived, false, false, Colour.None, "已结")]
    public void Each_stage_has_its_colour_and_word(Stage stage, bool handedUp, bool overdue, Colour colour, string word)
    {
        var line = ColourTable.Of(ColourTable.Lines.Normal, stage, handedUp, overdue);
        Assert.Equal((colour, word), (line.Colour, line.Word));
    }

    [Fact]
    public void A_table_with_a_hole_is_refused_in_words()
    {
        var holed = System.Text.Json.JsonSerializer.Serialize(ColourTable.Lines.Normal.Where(l => l.Stage != Stage.Suspended), OutboxRow.Json);
        Assert.Contains("中止调处", ColourTable.Lines.Refuse(holed));
        Assert.Null(ColourTable.Lines.Refuse(ColourTable.Lines.DefaultText));
    }
}
