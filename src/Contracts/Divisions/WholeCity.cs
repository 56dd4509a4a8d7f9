namespace Fashu.Divisions;

public static class WholeCity
{
    extension(IDivisions divisions)
    {
        /// <summary>What holds for the whole city is decided by who holds the permission for all of it, not for a part.</summary>
        public void DemandWholeCity(Permission permission, Actor by)
        {
            if (!by.May(permission, divisions.Home.Code)) throw new RuleBroken("这件事影响全市，应由负责全市的岗位办理。");
        }
    }
}
