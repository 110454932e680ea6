# Claim B5.converges: reproduced. Then training converges, to a loss below the initial one.
# Run with: gnuplot B5.converges.gp
set encoding utf8
set terminal svg size 620,326 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'B5.converges.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set lmargin at screen 0.1355; set rmargin at screen 0.9710
set tmargin at screen 0.8957; set bmargin at screen 0.1718
set title 'B5.converges: reproduced'
set ylabel 'final / initial training loss' offset 1,0
set xrange [0.5:3.5]; set grid noxtics
set xtics norotate ('rate 1.2' 1, 'rate 1.5' 2, 'rate 1.8' 3)
set yrange [-0.0008:0.0108]; set format y '%g'
set key at screen 0.5, screen 0.0184 center bottom horizontal maxrows 1 Left reverse samplen 1.6 width 1 textcolor '#222222'
$data0 << EOD
1 -0.0008 0.6 1.4 -0.0008 0.01
2 -0.0008 1.6 2.4 -0.0008 0.01
3 -0.0008 2.6 3.4 -0.0008 0.01
EOD
$data1 << EOD
1 4.9980452228917485e-33
1 2.4145005124091272e-33
1 3.9377554999708266e-34
1 2.6484100226839176e-34
1 6.403024316844847e-34
1 0
1 1.4463388301565233e-33
1 3.639546405587753e-33
1 1.3225923694188993e-33
1 7.080248743926485e-33
2 1.9523614151920892e-35
2 1.0152279071036669e-33
2 2.7551798244463465e-24
2 5.548088863309454e-34
2 1.9609261970337347e-33
2 6.2036505002055706e-34
2 4.4294126673543535e-35
2 1.544353965126025e-26
2 1.0813768666303012e-28
2 2.765722165596283e-35
3 0.001214173021596675
3 6.638115450610127e-23
3 1.2857977142761884e-34
3 8.638983948307568e-15
3 6.912652782879439e-33
3 1.3592425722496583e-34
3 1.0152897120382903e-35
3 8.521310522968202e-36
3 9.653234217768272e-18
3 2.1916204727672205e-30
EOD
$data2 << EOD
1 0.01
2 0.01
3 0.01
EOD
$data3 << EOD
1 1.3844655997877112e-33 2.6484100226839176e-34 4.9980452228917485e-33
2 8.17796478562112e-34 2.765722165596283e-35 1.544353965126025e-26
3 1.09926656277505e-30 1.0152897120382903e-35 8.638983948307568e-15
EOD
plot $data0 using 1:2:3:4:5:6 with boxxyerror fillstyle transparent solid 0.22 noborder linecolor rgb '#888888' title 'accepted', \
  $data1 using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#888888' title 'a seed', \
  $data2 using 1:2 with points pointtype 6 pointsize 1.3 linewidth 1.3 linecolor rgb '#000000' title 'predicted', \
  $data3 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2' title 'measured'
