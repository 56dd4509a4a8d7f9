using System.ComponentModel.DataAnnotations;

namespace Fashu.Matters;

public enum BoardTab
{
    [Display(Name = "全部")] All,
    [Display(Name = "待受理")] Waiting,
    [Display(Name = "办理中")] Working,
    [Display(Name = "受阻")] Stuck,
    [Display(Name = "快到期")] Soon,
    [Display(Name = "已办成")] Done,
    [Display(Name = "已结")] Closed,
}

public enum BoardSort
{
    [Display(Name = "新的在前")] New,
    [Display(Name = "快到期的在前")] Due,
}

public enum ClockRisk
{
    [Display(Name = "快到期")] Soon,
    [Display(Name = "已超期")] Over,
}

internal static class BoardTabs
{
    /// <summary>The colours in which a matter is in work; the board's index holds exactly these.</summary>
    public static readonly Colour[] Live = [Colour.Blue, Colour.Orange, Colour.Yellow, Colour.Red];

    extension(BoardTab tab)
    {
        /// <summary>The colours the tab shows; null for those that ask something else.</summary>
        public Colour[]? Colours => tab switch
        {
            BoardTab.Waiting => [Colour.Blue],
            BoardTab.Working => [Colour.Orange, Colour.Yellow],
            BoardTab.Stuck => [Colour.Red],
            BoardTab.Done => [Colour.Green],
            BoardTab.Closed => [Colour.None],
            _ => null,
        };

        /// <summary>Work is sorted by what is due first, the rest by what came last.</summary>
        public BoardSort Sort => tab is BoardTab.All or BoardTab.Done or BoardTab.Closed ? BoardSort.New : BoardSort.Due;
    }
}
