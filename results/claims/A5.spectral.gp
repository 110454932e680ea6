# Claim A5.spectral: reproduced. The spectral radius of one step of the implementation passes 1 at the same rate.
# Run with: gnuplot A5.spectral.gp
set encoding utf8
set terminal svg size 620,326 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'A5.spectral.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set lmargin at screen 0.1355; set rmargin at screen 0.9710
set tmargin at screen 0.8957; set bmargin at screen 0.1718
set title 'A5.spectral: reproduced'
set ylabel 'η λmax by spectral radius' offset 1,0
set xrange [0.5:5.5]; set grid noxtics
set xtics norotate ('momentum=1e-09' 1, 'momentum=0.5' 2, 'momentum=0.9' 3, 'momentum=0.95' 4, 'momentum=0.98' 5)
set yrange [1.46255394:136.747093]; set format y '%g'; set logscale y
set key at screen 0.5, screen 0.0184 center bottom horizontal maxrows 1 Left reverse samplen 1.6 width 1 textcolor '#222222'
$data0 << EOD
1 2.000000003000423
1 2.000000003000423
1 2.000000003000423
1 2.000000003000423
1 2.000000003000423
2 4.000000002015208
2 4.000000002015208
2 4.000000002015208
2 4.000000002015208
2 4.000000002015208
3 20.000000010555716
3 20.000000010555716
3 20.000000010555716
3 20.000000010555716
3 20.000000010555716
4 40.00000002240658
4 40.00000002240658
4 40.00000002240658
4 40.00000002240658
4 40.00000002240658
5 100.00000006533806
5 100.00000006533806
5 100.00000006533806
5 100.00000006533806
5 100.00000006533806
EOD
$data1 << EOD
1 2.000000002
2 4
3 20.000000000000004
4 39.999999999999964
5 99.99999999999991
EOD
$data2 << EOD
1 2.000000003000423 2.000000003000423 2.000000003000423
2 4.000000002015208 4.000000002015208 4.000000002015208
3 20.000000010555716 20.000000010555716 20.000000010555716
4 40.00000002240658 40.00000002240658 40.00000002240658
5 100.00000006533806 100.00000006533806 100.00000006533806
EOD
plot $data0 using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#888888' title 'a seed', \
  $data1 using 1:2 with points pointtype 6 pointsize 1.3 linewidth 1.3 linecolor rgb '#000000' title 'predicted', \
  $data2 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2' title 'measured'
