# Claim B6.sgd: reproduced. For SGD the largest peak rate that does not fail grows with the warmup.
# Run with: gnuplot B6.sgd.gp
set encoding utf8
set terminal svg size 620,326 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'B6.sgd.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set lmargin at screen 0.1355; set rmargin at screen 0.9710
set tmargin at screen 0.8957; set bmargin at screen 0.1718
set title 'B6.sgd: reproduced'
set ylabel 'largest peak rate that does not fail' offset 1,0
set xrange [0.5:3.5]; set grid noxtics
set xtics norotate ('warmup=1' 1, 'warmup=16' 2, 'warmup=256' 3)
set yrange [1.83494612:6.33684015]; set format y '%g'
set key at screen 0.5, screen 0.0184 center bottom horizontal maxrows 1 Left reverse samplen 1.6 width 1 textcolor '#222222'
$data0 << EOD
1 3.227358862831314
1 2.1454215705654747
1 3.085185774863812
1 2.845916938503883
1 3.256168891932633
1 3.497601555874262
1 3.0346459097086798
1 3.118222598788611
1 3.0165199870031723
1 3.6411564545943986
2 4.374371902233548
2 5.912086647426644
2 4.627778662295718
2 4.057906837855569
2 4.090329139787754
2 4.740659660575342
2 5.864842041936574
2 6.02636470205111
2 5.8298113738800295
2 5.60191226789681
3 5.357489552820009
3 5.912086647426644
3 4.627778662295718
3 4.4908121292830625
3 5.009609636258622
3 4.9871242121134305
3 5.864842041936574
3 6.02636470205111
3 5.136011467535027
3 5.60191226789681
EOD
$data1 << EOD
1 3.101704186826211
2 5.171285964236076
3 5.246750510177518
EOD
$data2 << EOD
1 3.101704186826211 2.809855972999893 3.5419200977637484
2 5.171285964236076 4.038500073375369 5.986999428528938
3 5.246750510177518 4.569139506513162 5.986999428528938
EOD
plot $data0 using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#888888' title 'a seed', \
  $data1 using 1:2 with lines linecolor rgb '#0072B2' dashtype (6,4) linewidth 1 notitle, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2' title 'measured'
