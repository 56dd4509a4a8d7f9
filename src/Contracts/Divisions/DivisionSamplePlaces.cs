namespace Fashu.Divisions;

/// <summary>The places of the tour through the sample city.</summary>
public static class DivisionSamplePlaces
{
    /// <summary>青溪县云桥镇石桥村第二网格.</summary>
    public const string TourGrid = "330191101201002";
    public const string TourVillage = "330191101201";
    public const string TourTown = "330191101";
    public const string TourCounty = "330191";
    public const string City = "3301";

    /// <summary>Code on the poster that hangs in the tour's grid.</summary>
    public const string TourPoster = "QXTKQ2";
}
